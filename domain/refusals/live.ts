import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** What is refused of streams of changes (docs/decisions/0059). */
export const LIVE = declare('LIVE', {
  TOO_MANY: {
    status: 429,
    words: ({ most }: { most: number }) =>
      text(
        `您打开的页面过多（同时最多 ${most} 个实时连接）；本页改为定时刷新，不影响办理。关闭一些页面即可恢复。`,
        `Too many of your pages are open at a time (${most} live connections at most); this one asks now and then instead, and works as ever. Close some to have it live again.`,
      ),
  },
});
