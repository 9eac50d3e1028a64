import { z } from 'zod';
import { FILES_A_FIELD } from '../attachments/attachment.js';

/** How the number of an upload is written. */
const fileId = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
    error: '应为已上传文件的编号 · has to be the number of an uploaded file',
  })
  .meta({ format: 'attachment' });

const listed = (description: string) => z.array(fileId).min(1).max(FILES_A_FIELD).meta({ description });

/** For a form's field `files`: numbers of files that whoever acts has uploaded (`POST /v1/attachments`). */
export const fileIds = listed('Numbers of files that you have uploaded');

/** For a form's field `scan`: the scan of a signed sheet (I-41), pictures or PDF; the pages of one sheet in order. */
export const scanIds = listed('Numbers of the scans that you have uploaded: pictures or PDF');
