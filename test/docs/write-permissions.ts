import { writeFileSync } from 'node:fs';
import { permissionsPage } from './permissions-page.js';

// npx tsx test/docs/write-permissions.ts
writeFileSync(new URL('../../docs/permissions.md', import.meta.url), permissionsPage());
