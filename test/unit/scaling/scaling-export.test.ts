import { describeScaling } from './describe-scaling.ts';

describeScaling('send/export');
