namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>Stories that begin with every rule in force, unless somebody breaks one to see them fail.</summary>
public abstract class Stories
{
    internal Sabotage Broken { get; set; }

    /// <summary>An account at its venue, with nothing going wrong by itself.</summary>
    private protected Story Begin(ulong seed = 1) => new(seed, Broken);
}
