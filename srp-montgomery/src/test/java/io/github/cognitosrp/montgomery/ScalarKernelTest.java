package io.github.cognitosrp.montgomery;

class ScalarKernelTest extends KernelContractTest {
  @Override
  Kernel kernel(double[] scaledModulus) {
    return new ScalarKernel(scaledModulus);
  }
}
