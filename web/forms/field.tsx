import { useId, type ReactNode } from 'react';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useTexts } from '../i18n/language.js';

/** What a control has to carry so that its label, help and fault belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly status?: 'error';
}

interface FieldProps {
  /** By which path its form is told of it, where the form lists its faults (PlainForm). */
  readonly at?: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  /** It may be left out or not, as the records have it: the service says so. */
  readonly depends?: boolean;
  /** Several controls under one label, such as a choice of radio buttons. */
  readonly group?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, a control, and what is wrong with it, at its place. */
export function Field({ label, help, fault, optional, depends, group, children }: FieldProps): ReactNode {
  const t = useTexts({ zh, en });
  const id = useId();
  const told = fault === undefined ? (help === undefined ? undefined : `${id}-help`) : `${id}-fault`;
  const control: ControlProps = {
    id,
    ...(told === undefined ? {} : { 'aria-describedby': told }),
    ...(fault === undefined ? {} : { 'aria-invalid': true, status: 'error' as const }),
  };
  const name = (
    <>
      {label}
      {depends === true ? (
        <span className="optional"> {t.depends}</span>
      ) : optional === true ? (
        <span className="optional"> {t.optional}</span>
      ) : null}
    </>
  );
  const below = (
    <>
      {help === undefined ? null : (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault === undefined ? null : (
        <p className="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </>
  );
  if (group === true) {
    return (
      <fieldset className="field" aria-describedby={told}>
        <legend>{name}</legend>
        {children(control)}
        {below}
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      {children(control)}
      {below}
    </div>
  );
}
