export const CONTROLS_WORDS = { en: {}, lt: {}, lv: {} };
