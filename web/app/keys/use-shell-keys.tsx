import { Suspense, useState, type ReactNode } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { moveRow } from '../../components/keys/rows.js';
import { useKeys } from '../../components/keys/use-keys.js';
import { lazily } from '../lazily.js';
import { useNextTask } from './use-next-task.js';

const Palette = lazily(() => import('./palette.js'));
const Sheet = lazily(() => import('./sheet.js'));

interface ShellKeys {
  /** Opens the palette. */
  readonly find: () => void;
  /** What lies over the page now. */
  readonly over: ReactNode;
}

/** The keys that every page has: rows, the next task, the palette, and the sheet that says them all. */
export function useShellKeys(): ShellKeys {
  const [open, setOpen] = useState<'palette' | 'sheet'>();
  const next = useNextTask();
  const close = (): void => {
    setOpen(undefined);
  };
  useKeys({
    j: () => {
      moveRow(1);
    },
    k: () => {
      moveRow(-1);
    },
    n: () => void next(),
    '?': () => {
      setOpen('sheet');
    },
  });
  useHotkeys(
    'mod+k',
    () => {
      setOpen(open === 'palette' ? undefined : 'palette');
    },
    {
      useKey: true,
      preventDefault: true,
      // It types nothing, so that it is heard in the fields, too; not while a word is being composed.
      enableOnFormTags: true,
      enableOnContentEditable: true,
      ignoreEventWhen: ({ isComposing }) => isComposing,
    },
    [open],
  );
  const showSheet = (): void => {
    setOpen('sheet');
  };
  return {
    find: () => {
      setOpen('palette');
    },
    over: (
      <Suspense fallback={null}>
        {open === 'palette' ? <Palette onClose={close} onNext={() => void next()} onSheet={showSheet} /> : null}
        {open === 'sheet' ? <Sheet onClose={close} /> : null}
      </Suspense>
    ),
  };
}
