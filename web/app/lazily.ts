import { lazy, type ComponentType } from 'react';

/** When this tab was loaded anew for a file that did not come: the time of it alone. */
const LOADED_ANEW = 'jinji.loaded-anew';
/** A file that does not come again so soon is not there. */
const AGAIN_MS = 60_000;

/** The file of a page did not come, also after the tab was loaded anew. */
export class PageMissing extends Error {
  override readonly name = 'PageMissing';
}

/** After a release the files of before are gone: the tab is loaded anew, once, by itself. */
async function anew(): Promise<never> {
  const last = Number(sessionStorage.getItem(LOADED_ANEW) ?? 0);
  if (Date.now() - last < AGAIN_MS) throw new PageMissing();
  sessionStorage.setItem(LOADED_ANEW, String(Date.now()));
  location.reload();
  return new Promise<never>(() => undefined);
}

/** A component in a file of its own, asked for where it is needed. */
export const lazily = <P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): ComponentType<P> => lazy(() => load().catch(anew));
