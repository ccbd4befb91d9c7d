/** The file in the folder of slots whose age is the kiosk's sign of life. */
export const heartbeatName = 'heartbeat';
