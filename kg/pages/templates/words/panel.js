export const PANEL_WORDS = { en: {}, lt: {}, lv: {} };
