import { writeFileSync } from 'node:fs';
import { caseMeetingsPage } from './case-meetings-page.js';

// npx tsx test/docs/write-case-meetings.ts
writeFileSync(new URL('../../docs/case-meetings.md', import.meta.url), caseMeetingsPage());
