import { writeFileSync } from 'node:fs';
import { groupsPage } from './groups-page.js';
import { taskOperationsPage } from './task-operations-page.js';

// npx tsx test/docs/write-task-operations.ts
writeFileSync(new URL('../../docs/task-operations.md', import.meta.url), taskOperationsPage());
writeFileSync(new URL('../../docs/groups-and-races.md', import.meta.url), groupsPage());
