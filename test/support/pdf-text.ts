import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, without the blanks and breaks that its layout puts between words. */
export async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/[\s\u200b]+/g, '');
}

/** How many pages a PDF has. */
export const pagesOf = async (pdf: Buffer): Promise<number> => (await getDocumentProxy(new Uint8Array(pdf))).numPages;
