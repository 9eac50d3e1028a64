import type { templates as zh } from '../zh/templates.js';

export const templates: typeof zh = {
  title: 'Word templates of papers',
  lead: 'Word files have our own layout by default; the company may upload templates of its own, each from a day on. PDFs keep their layout.',
  back: 'Documents',
  form: 'Form',
  versions: 'Templates that were uploaded',
  noVersions: 'The company has none of its own; ours is used.',
  firstDay: 'First day',
  firstDayHelp: 'Tomorrow at the earliest. What is issued before that day keeps its template.',
  filename: 'File',
  who: 'Uploaded by',
  when: 'Uploaded at',
  state: 'State',
  states: { 'to-come': 'to come', holds: 'holds', past: 'a later one holds', replaced: 'replaced before it held' },
  uploadTitle: 'Upload a template',
  uploadHelp:
    'In Word, write {name} where something is to be filled in, and {#name}…{/name} around what comes once for each entry; the names stand in the table below. No macros, links, embedded objects or pictures from elsewhere.',
  standard: 'Download our own template',
  file: 'Word file (.docx)',
  preview: 'Check and preview',
  previewed: 'Nothing is wrong; the preview with the sample was downloaded.',
  take: 'Take it from its first day',
  taken: 'Taken.',
  fields: 'Fields',
  fieldsHelp:
    'A template has to have the fields that are marked. {#name}…{/name} around a single field shows what is inside where the field is not empty.',
  name: 'Name',
  what: 'What it is',
  example: 'Example',
  must: 'required',
  list: 'several',
};
