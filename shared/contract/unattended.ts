/**
 * Header of a request that a page made by itself, while nobody touched it for a while: such a request
 * keeps no session alive and nobody at work.
 */
export const unattendedHeader = 'balie-unattended';
