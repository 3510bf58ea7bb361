/** The languages of the page, by their tag (BCP 47): the name that their speakers give them, and a short one. */
export const languages = {
  en: { name: 'English', short: 'EN' },
  'zh-CN': { name: '简体中文', short: '中文' },
} as const;

export type Language = keyof typeof languages;

/** The first is that of the source. */
export const LANGUAGES = ['en', 'zh-CN'] as const satisfies readonly Language[];
