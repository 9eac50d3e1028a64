// npm run build: installs and builds, and nothing else.
import './node-version.mjs';
import { prepare } from './prepare.mjs';
import { main } from './say.mjs';

await main(prepare);
