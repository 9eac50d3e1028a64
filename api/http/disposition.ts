/** Beside `filename*`, for programs that read no UTF-8: what of a name is plain. */
const plain = (name: string): string => name.replace(/[^\w. -]/g, '_').replace(/"/g, '');

/** encodeURIComponent leaves some signs that RFC 5987 does not let stand. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A `Content-Disposition` under which a file is shown or kept by its whole name (RFC 6266, RFC 5987). */
export const disposition = (how: 'inline' | 'attachment', name: string): string =>
  `${how}; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`;
