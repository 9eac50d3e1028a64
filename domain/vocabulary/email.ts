/** The longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const LONGEST = 254;

/** As browsers have it (HTML, `input type=email`), with a dot in the domain: one address without a name or a comment. */
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/** Whether a text is a mail address to which the product can write. */
export const isEmail = (text: string): boolean => text.length <= LONGEST && EMAIL.test(text);
