import { writeFileSync } from 'node:fs';
import { library } from '../policy/fixture.js';
import { policyGuide } from './policy-guide.js';

/** Writes the guide anew: `npx tsx test/docs/write-policy-guide.ts`. */
writeFileSync(new URL('../../docs/policy.md', import.meta.url), policyGuide(library));
