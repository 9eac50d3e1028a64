/** Somebody on a frozen content: his number, and the digest under which his name as it was then stands apart (0076). */
export interface FrozenName {
  readonly personId: string;
  /** Of salt and name, SHA-256, hexadecimal. */
  readonly sha256: string;
}
