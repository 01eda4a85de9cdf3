using Plimsoll.Proof.Tests;

[assembly: AssemblyFixture(typeof(UsualProof))]
