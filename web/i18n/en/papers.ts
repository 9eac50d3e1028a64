import type { papers as zh } from '../zh/papers.js';

export const papers: typeof zh = {
  pdf: 'PDF',
  pdfOf: (what: string) => `PDF of ${what}`,
  sheets: 'Sheets, PDF',
  summary: 'Summary, PDF',
  report: 'Report, PDF',
  assessments: 'Sheets, PDF',
  review: 'Summary of the 360° review, PDF',
  forms: 'Forms as PDF',
  records: { interview: 'Record of the interview', statement: 'Statement', 'improvement-plan': 'Improvement plan' },
  blank: 'Blank forms',
  blankLead: 'To print and fill in by hand; what counts is what the records hold.',
  blankForms: {
    '15.1': 'Score sheet of a level defense (15.1)',
    '15.2': 'Summary of a level defense (15.2)',
    '15.3': 'Notice of level and pay (15.3)',
    '15.4': 'Peripheral sheet of a manager (15.4)',
    '15.5': 'Competency sheet of a manager (15.5)',
    '15.6': '360° sheet of a manager (15.6)',
    '15.7': 'Score sheet of a position defense (15.7)',
    '15.8': 'Summary of a position defense (15.8)',
    'qualification-record': 'Qualification record of a manager (9.5.3)',
    interview: 'Record of an interview (8.5.6)',
    statement: 'Statement on a setback (§11)',
    'improvement-plan': 'Improvement plan (11.1)',
  },
};
