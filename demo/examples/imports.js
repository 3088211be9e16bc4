import 'rota/define/booking-frame';
import 'rota/define/date-picker';
import 'rota/define/details-form';
import 'rota/define/review';
import 'rota/define/confirmation';
