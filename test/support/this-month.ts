import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../domain/vocabulary/month.js';

/** The month as the service has it, `YYYY-MM` in Shanghai: for eight hours of a month's last day it is the next one already. */
export const thisMonth = (): string => monthOf(todayIn('Asia/Shanghai', Date.now()));
