export const SAVING_WORDS = { en: {}, lt: {}, lv: {} };
