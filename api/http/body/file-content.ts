import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileEnding } from '../../../domain/attachments/attachment.js';
import { openArchive } from '../../../imports/xlsx/zip.js';

/** The part without which a package of its kind is none (ECMA-376). */
const PARTS = { docx: 'word/document.xml', pptx: 'ppt/presentation.xml' } as const;

/** With what a file of its kind begins (ISO 32000-1, ISO/IEC 15948, ISO/IEC 10918-1). */
const BEGINNINGS = {
  pdf: Buffer.from('%PDF-'),
  png: Buffer.from('89504e470d0a1a0a', 'hex'),
  jpg: Buffer.from('ffd8ff', 'hex'),
  jpeg: Buffer.from('ffd8ff', 'hex'),
} as const;

/** Whether a file is what the ending of its name says; a renamed one would surprise whoever opens it. */
export async function isReally(ending: FileEnding, path: string): Promise<boolean> {
  switch (ending) {
    case 'pdf':
    case 'png':
    case 'jpg':
    case 'jpeg':
      return BEGINNINGS[ending].equals(await beginning(path, BEGINNINGS[ending].length));
    case 'txt':
      return isText(path);
    case 'docx':
    case 'pptx':
      return holds(path, PARTS[ending]);
  }
}

async function beginning(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-8 or GB18030 without control signs; anything else is no text that people could read. */
async function isText(path: string): Promise<boolean> {
  const readable = async (encoding: string): Promise<boolean> => {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      for await (const chunk of createReadStream(path)) {
        if (hasControls(decoder.decode(chunk as Buffer, { stream: true }))) return false;
      }
      decoder.decode();
      return true;
    } catch {
      return false;
    }
  };
  return (await readable('utf-8')) || (await readable('gb18030'));
}

const hasControls = (text: string): boolean => /[^\P{Cc}\t\r\n\f]/u.test(text);

async function holds(path: string, part: string): Promise<boolean> {
  try {
    const archive = await openArchive(path, 0);
    const found = archive.has(part);
    await archive.close();
    return found;
  } catch {
    return false;
  }
}
