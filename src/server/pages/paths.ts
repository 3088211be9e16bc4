/** Pages for one client each, behind the site's own address: a service could have any one-part path. */
export const APPOINTMENTS_PATH = '/my/appointments';
export const PACKAGE_PATH = '/my/package';
export const DISOWN_PATH = '/my/not-me';
