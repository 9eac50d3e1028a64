import { useLayoutEffect, useRef, useState, type InputHTMLAttributes, type RefObject } from 'react';
import type { InputRef } from 'antd';
import type { Read } from './typed.js';

interface Options<T, F extends string> {
  readonly value: T | undefined;
  readonly onChange: (next: T | undefined) => void;
  readonly read: (typed: string) => Read<T, F>;
  readonly show: (value: T) => string;
  /** What is said of a fault. */
  readonly words: (fault: F) => string;
}

interface Typed {
  /** What stands in the field, as it was typed until the value changes from elsewhere. */
  readonly text: string;
  /** What is wrong with it, once the field was left or the form sent. */
  readonly fault: string | undefined;
  readonly ref: RefObject<InputRef | null>;
  readonly on: Pick<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'onBlur' | 'onInvalid'>;
}

/**
 * A field in which a value is typed. What cannot be read stays as it was typed, stands for no value, and keeps its form
 * from being sent ({@link SendForm}); nothing is ever put in its place.
 */
export function useTyped<T, F extends string>({ value, onChange, read, show, words }: Options<T, F>): Typed {
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: T | undefined }>();
  const [isTold, setTold] = useState(false);
  const ref = useRef<InputRef>(null);
  const own = typed?.value === value ? typed : undefined;
  const text = own?.text ?? (value === undefined ? '' : show(value));
  // What stands there from elsewhere is taken as it is; that nothing stands there may be a fault.
  const found = own === undefined ? (value === undefined ? read('') : undefined) : read(own.text);
  const wrong = found !== undefined && 'fault' in found ? words(found.fault) : undefined;
  useLayoutEffect(() => {
    ref.current?.input?.setCustomValidity(wrong ?? '');
  });
  return {
    text,
    fault: isTold ? wrong : undefined,
    ref,
    on: {
      onChange: ({ target }) => {
        const next = read(target.value);
        const nextValue = 'fault' in next ? undefined : next.value;
        setTyped({ text: target.value, value: nextValue });
        onChange(nextValue);
      },
      onBlur: () => {
        setTold(true);
        // What was read stands there as it is understood.
        if (wrong === undefined) setTyped(undefined);
      },
      onInvalid: (event) => {
        event.preventDefault();
        setTold(true);
      },
    },
  };
}
