/** What the pages are written in. */
export type Language = 'zh' | 'en';
