export const LEGEND_WORDS = { en: {}, lt: {}, lv: {} };
