import { writeFileSync } from 'node:fs';
import { retentionPage } from './retention-page.js';

// npx tsx test/docs/write-retention.ts
writeFileSync(new URL('../../docs/retention.md', import.meta.url), retentionPage());
