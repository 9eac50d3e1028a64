import enUs from 'antd/locale/en_US';
import zhCn from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { Language } from '../i18n/languages.js';

/** The words of antd's own controls; the date picker takes the names of its months from dayjs. */
export function localeOf(language: Language): typeof zhCn {
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return language === 'zh' ? zhCn : enUs;
}
