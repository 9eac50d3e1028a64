import { useEffect, useId, type FormHTMLAttributes, type ReactNode, type Ref } from 'react';

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit' | 'onKeyDown' | 'noValidate'> {
  readonly onSend: () => void;
  readonly ref?: Ref<HTMLFormElement>;
  /** It is what its page is for: Ctrl-Enter sends it also where the focus is in none of its fields. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The first field whose text stands for no value; it says so by itself. */
function firstUnreadable(form: HTMLFormElement): HTMLInputElement | undefined {
  const wrong = [...form.elements].filter(
    (one): one is HTMLInputElement => one instanceof HTMLInputElement && one.validity.customError,
  );
  for (const one of wrong) one.checkValidity();
  return wrong[0];
}

const isSending = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'isComposing'>): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;

/** Hears Ctrl-Enter of whoever has only just come to the page, or whose button has gone. */
function useFromPage(id: string, wide: boolean): void {
  useEffect(() => {
    if (!wide) return undefined;
    const hear = (event: KeyboardEvent): void => {
      const { target } = event;
      const isNowhere = target === document.body || (target instanceof HTMLElement && target.id === 'main');
      const form = document.getElementById(id);
      if (!isNowhere || !isSending(event) || !(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      form.requestSubmit();
    };
    document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('keydown', hear);
    };
  }, [id, wide]);
}

/** A form that sends nothing while something in it cannot be read: that field says what is wrong, and has the focus. Ctrl-Enter sends. */
export function SendForm({ onSend, children, wide = false, ...rest }: Props): ReactNode {
  const id = useId();
  useFromPage(id, wide);
  return (
    <form
      {...rest}
      id={id}
      noValidate
      onKeyDown={(event) => {
        // Types nothing, so that it is heard in the fields, too.
        if (!isSending(event.nativeEvent)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const unreadable = firstUnreadable(event.currentTarget);
        if (unreadable === undefined) onSend();
        else unreadable.focus();
      }}
    >
      {children}
    </form>
  );
}
