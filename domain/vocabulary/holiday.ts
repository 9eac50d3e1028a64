import type { Text } from './text.js';

/** The holidays as the State Council's notices call them, and in English. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: '70th anniversary of Victory Day',
};

/** A holiday's name in both languages; one that nobody translated yet stands as it was written. */
export const holidayName = (name: string): Text => ({ zh: name, en: HOLIDAYS[name] ?? name });
