import type { ReactNode } from 'react';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useTexts } from '../i18n/language.js';

/** Between a label and what it says, as the language writes it. */
export const Colon = (): ReactNode => useTexts({ zh, en }).colon;
