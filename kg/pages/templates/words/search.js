export const SEARCH_WORDS = { en: { "search.find": "Find" }, lt: { "search.find": "Ieškoti" }, lv: { "search.find": "Meklēt" } };
