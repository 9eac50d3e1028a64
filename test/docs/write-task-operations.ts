import { writeFileSync } from 'node:fs';
import { taskOperationsPage } from './task-operations-page.js';

// npx tsx test/docs/write-task-operations.ts
writeFileSync(new URL('../../docs/task-operations.md', import.meta.url), taskOperationsPage());
