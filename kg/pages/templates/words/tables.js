export const TABLES_WORDS = { en: {}, lt: {}, lv: {} };
