package io.github.cognitosrp.montgomery;

class VectorKernelTest extends KernelContractTest {
  @Override
  Kernel kernel(double[] scaledModulus) {
    return new VectorKernel(scaledModulus);
  }
}
