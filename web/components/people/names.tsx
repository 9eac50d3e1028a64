import type { ReactNode } from 'react';
import { useNames } from './people-picker.js';

/** People by name, where one may see them; by number otherwise. */
export function Names({ of: ids }: { readonly of: readonly string[] }): ReactNode {
  const names = useNames(ids);
  if (ids.length === 0) return '—';
  return (
    <ul>
      {names.map(({ value, label }) => (
        <li key={value}>{label}</li>
      ))}
    </ul>
  );
}
