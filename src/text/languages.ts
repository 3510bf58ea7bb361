/** The languages of the page, by their tag (BCP 47): the name that their speakers give them, a short one, and how dates are written (BCP 47). */
export const languages = {
  en: { name: 'English', short: 'EN', dates: 'en-GB' },
  'zh-CN': { name: '简体中文', short: '中文', dates: 'zh-CN' },
} as const;

export type Language = keyof typeof languages;

/** The first is that of the source. */
export const LANGUAGES = ['en', 'zh-CN'] as const satisfies readonly Language[];
