/** The actions of the buttons of a response. */
export const responseActions = [
  'resend',
  'source',
  'GET',
  'PATCH',
  'DELETE',
  'copyAs',
  'copyBody',
  'openBody',
  'saveBody',
  'compareRequest',
  'comparePrevious',
  'copySupport',
  'openLink',
] as const;

export type ResponseAction = (typeof responseActions)[number];
