package io.github.cognitosrp.montgomery;

class ScalarKernelTest extends KernelContractTest {
  ScalarKernelTest() {
    super(KernelKind.SCALAR, 16_384);
  }
}
