import { Children, isValidElement, type ReactNode } from 'react';

interface Given {
  readonly name?: unknown;
  readonly at?: unknown;
  readonly label?: unknown;
  readonly children?: ReactNode;
}

/** What the fields of a form are called in it, by the place at which the service speaks of them. */
export function labelsIn(children: ReactNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of Children.toArray(children)) {
    if (!isValidElement<Given>(one)) continue;
    const { name, at = name, label, children: inner } = one.props;
    if (typeof at === 'string' && typeof label === 'string') found.set(at, label);
    if (typeof inner !== 'function') for (const [place, called] of labelsIn(inner)) found.set(place, called);
  }
  return found;
}
