import { createContext, useContext, type ComponentType } from 'react';
import type { TaskCase } from '../../api/tasks.js';
import type { JsonSchema } from './json-schema.js';

export interface SchemaFieldProps {
  readonly name: string;
  /** Where the value stands in the form: `decisions.3.reason`. */
  readonly path: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** It may be needed, which the records decide. */
  readonly depends?: boolean;
  readonly value: unknown;
  readonly onChange: (next: unknown) => void;
}

interface GenericForm {
  /** Draws one field; given by the form, because fields hold fields. */
  readonly SchemaField: ComponentType<SchemaFieldProps>;
  /** Of the task that the form does. */
  readonly kind: string;
  readonly root: JsonSchema;
  readonly cases: readonly TaskCase[];
  /** Whether who fills it in is the person it is about. */
  readonly isOwn: boolean;
  readonly faultAt: (path: string) => string | undefined;
}

export const GenericFormContext = createContext<GenericForm | undefined>(undefined);

export function useGenericForm(): GenericForm {
  const form = useContext(GenericFormContext);
  if (form === undefined) throw new Error('no generic form above');
  return form;
}
