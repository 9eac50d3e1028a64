import type { FormHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit' | 'onKeyDown' | 'noValidate'> {
  readonly onSend: () => void;
  readonly ref?: Ref<HTMLFormElement>;
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

/** A form that sends nothing while something in it cannot be read: that field says what is wrong, and has the focus. Ctrl-Enter sends. */
export function SendForm({ onSend, children, ...rest }: Props): ReactNode {
  return (
    <form
      {...rest}
      noValidate
      onKeyDown={(event) => {
        // Types nothing, so that it is heard in the fields, too.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
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
