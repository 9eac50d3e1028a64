import { writeFileSync } from 'node:fs';
import { setupPage } from './setup-page.js';

// npx tsx test/docs/write-setup.ts
writeFileSync(new URL('../../docs/setup.md', import.meta.url), setupPage('en'));
writeFileSync(new URL('../../docs/setup.zh-CN.md', import.meta.url), setupPage('zh'));
