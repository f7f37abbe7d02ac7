namespace Tessera.Web.Features.Demo;

/// <summary>
/// Numbers that look random and are the same on every machine and every version of .NET, which System.Random with a
/// seed does not promise. A 64-bit linear congruential sequence, of which the high half is used.
/// </summary>
internal sealed class SampleDice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From low to high, both included.</summary>
    public int Between(int low, int high)
    {
        _state = unchecked(_state * 6364136223846793005UL + 1442695040888963407UL);
        return low + (int)((_state >> 33) % (ulong)(high - low + 1));
    }

    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>One of the choices, each as likely as its weight; at least one weight is positive.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, Func<T, int> weight)
    {
        var left = Between(1, choices.Sum(weight));
        foreach (var choice in choices)
            if ((left -= weight(choice)) <= 0) return choice;
        return choices[^1];
    }
}
