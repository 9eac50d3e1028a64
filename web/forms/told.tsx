import type { ReactNode } from 'react';
import type { ControlProps } from './field.js';

const placeOf = ({ id }: ControlProps): string => `${id}-typed`;

/** What a control carries while what was typed there cannot be read. */
export const describedBy = (control: ControlProps, fault: string | undefined): Partial<ControlProps> =>
  fault === undefined ? {} : { 'aria-describedby': placeOf(control), 'aria-invalid': true, status: 'error' };

/** What is wrong with what was typed. */
export function Told({ of, fault }: { readonly of: ControlProps; readonly fault: string | undefined }): ReactNode {
  if (fault === undefined) return null;
  return (
    <span className="fault" id={placeOf(of)} role="alert">
      {fault}
    </span>
  );
}
