import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The faces that papers are set in (OFL 1.1); what the first family lacks is taken from the second. */
const FACES = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
] as const;

/** The files of the faces, read anew: about 35 MB. */
export const readFaces = (): readonly Buffer[] => FACES.map((face) => readFileSync(require.resolve(face)));
