/** The script tag's file for a client's own bookings. It stands on the third one. */
import './booking.js';
import '../define/appointments.js';
